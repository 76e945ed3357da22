package callmeback.mcp.resource;

/// What a resource holds now.
///
/// @param type its media type
public record Content(String uri, String type, String text) {}
