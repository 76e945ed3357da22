package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.core.Secret;
import callmeback.mcp.Catalog;
import callmeback.mcp.Services;
import callmeback.mcp.prompt.Names;
import callmeback.mcp.prompt.Starters;
import callmeback.mcp.protocol.BearerVisitors;
import callmeback.mcp.protocol.CatalogOffering;
import callmeback.mcp.protocol.LibraryReading;
import callmeback.mcp.protocol.McpDoor;
import callmeback.mcp.protocol.Doorplate;
import callmeback.mcp.protocol.http.Sessions;
import callmeback.mcp.protocol.visit.Reading;
import callmeback.mcp.protocol.visit.Selection;
import callmeback.mcp.resource.Library;
import callmeback.mcp.resource.Watching;
import callmeback.prompts.Prompts;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// What assistants find behind their door.
record Assistants(
    Rest rest, Services services, Catalog catalog, Prompts prompts, Watching watching) {

  McpDoor open(Config config, HomeSecrets secrets, InstantSource clock) {
    var web = config.web();
    var given = web.assistants();
    var plate = new Doorplate(web.baseUrl(), List.copyOf(given.issuers().keySet()));
    var selection = new Selection(given.toolsets(), new Selection.Named.Any(), given.readOnly());
    return McpDoor.open(
        new CatalogOffering(
            catalog.entries(), reading(), prompts.get("mcp/instructions").body()),
        new BearerVisitors(
            rest.programs().tokens()::authenticate, selection, plate.metadata(), catalog.entries()),
        new McpDoor.Rules(
            plate,
            Set.copyOf(web.origins()),
            key(config, secrets),
            Sessions.Limits.USUAL,
            McpDoor.Rules.PULSE),
        clock);
  }

  private Reading reading() {
    var house = rest.house();
    var names = new Names(house.personas(), rest.contacts(), rest.vendors().voices());
    var library = new Library(services, rest.clock());
    return new LibraryReading(new Starters(prompts, names), library, watching);
  }

  /// Of the secret that all machines share, for this purpose only.
  private static Secret key(Config config, HomeSecrets secrets) {
    var given = config.keys().jwtSecret();
    return new Secret(
        "mcp request state " + (given == null ? secrets.of("jwt-secret") : given.value()));
  }
}
