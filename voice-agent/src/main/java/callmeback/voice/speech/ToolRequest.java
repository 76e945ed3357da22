package callmeback.voice.speech;

/// A model's wish to use a tool.
///
/// @param arguments a JSON object as the model wrote it: untrusted
public record ToolRequest(String id, String tool, String arguments) {}
