package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.core.Secret;
import callmeback.mcp.Catalog;
import callmeback.mcp.protocol.BearerVisitors;
import callmeback.mcp.protocol.CatalogOffering;
import callmeback.mcp.protocol.McpDoor;
import callmeback.mcp.protocol.Doorplate;
import callmeback.mcp.protocol.http.Sessions;
import callmeback.mcp.protocol.visit.Selection;
import callmeback.prompts.Prompts;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// The door through which assistants use the catalog.
final class Assistants {
  private Assistants() {}

  static McpDoor open(
      Config config,
      House house,
      Catalog catalog,
      Prompts prompts,
      HomeSecrets secrets,
      InstantSource clock) {
    var web = config.web();
    var given = web.assistants();
    var plate = new Doorplate(web.baseUrl(), List.copyOf(given.issuers().keySet()));
    var selection = new Selection(given.toolsets(), new Selection.Named.Any(), given.readOnly());
    return McpDoor.open(
        new CatalogOffering(catalog.entries(), prompts.get("mcp/instructions").body()),
        new BearerVisitors(
            house.accounts()::authenticate, selection, plate.metadata(), catalog.entries()),
        new McpDoor.Rules(
            plate,
            Set.copyOf(web.origins()),
            key(config, secrets),
            Sessions.Limits.USUAL,
            McpDoor.Rules.PULSE),
        clock);
  }

  /// Of the secret that all machines share, for this purpose only.
  private static Secret key(Config config, HomeSecrets secrets) {
    var given = config.keys().jwtSecret();
    return new Secret(
        "mcp request state " + (given == null ? secrets.of("jwt-secret") : given.value()));
  }
}
