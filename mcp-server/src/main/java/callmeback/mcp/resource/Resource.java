package callmeback.mcp.resource;

/// Something that can be read, as a list shows it.
public record Resource(String uri, String name, String title, String description) {}
