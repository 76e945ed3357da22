package callmeback.api.http;

/// A feature's part of the table of routes.
public interface Endpoints {

  void mount(Routes routes);
}
