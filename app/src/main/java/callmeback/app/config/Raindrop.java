package callmeback.app.config;

/// Where memory and objects are kept.
public sealed interface Raindrop {

  /// In our own database and on our own disk.
  record Embedded() implements Raindrop {}

  /// At hosted Raindrop.
  ///
  /// @param version of the application, which every full deployment changes
  record Hosted(Provider provider, String application, String version, Resources resources)
      implements Raindrop {}

  /// The names of an application's resources.
  record Resources(String memory, String sql, String bucket) {}
}
