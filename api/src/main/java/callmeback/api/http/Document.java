package callmeback.api.http;

/// A body that is ready as it is.
///
/// @param type its content type
public record Document(String type, byte[] bytes) {}
