package callmeback.raindrop.bucket;

/// An object and its content.
public record ObjectContent(StoredObject object, byte[] content) {}
