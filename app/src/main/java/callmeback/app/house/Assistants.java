package callmeback.app.house;

import callmeback.api.account.IssuedTokens;
import callmeback.api.account.IssuerKeys;
import callmeback.api.http.RateLimits;
import callmeback.app.config.Config;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.Actor;
import callmeback.mcp.Catalog;
import callmeback.mcp.Services;
import callmeback.mcp.prompt.Names;
import callmeback.mcp.prompt.Starters;
import callmeback.mcp.protocol.BearerVisitors;
import callmeback.mcp.protocol.CatalogOffering;
import callmeback.mcp.protocol.Doorplate;
import callmeback.mcp.protocol.LibraryReading;
import callmeback.mcp.protocol.McpDoor;
import callmeback.mcp.protocol.http.Sessions;
import callmeback.mcp.protocol.visit.Reading;
import callmeback.mcp.protocol.visit.Selection;
import callmeback.mcp.resource.Library;
import callmeback.mcp.resource.Watching;
import callmeback.prompts.Prompts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What assistants find behind their door.
record Assistants(
    Rest rest, Services services, Catalog catalog, Prompts prompts, Watching watching) {

  McpDoor open(Config config, HomeSecrets secrets, RateLimits limits) {
    var web = config.web();
    var given = web.assistants();
    var plate = new Doorplate(web.baseUrl(), List.copyOf(given.issuers().keySet()));
    var selection = new Selection(given.toolsets(), new Selection.Named.Any(), given.readOnly());
    return McpDoor.open(
        new CatalogOffering(catalog.entries(), reading(), prompts.get("mcp/instructions").body()),
        new BearerVisitors(
            counted(authenticate(given.issuers(), plate), limits),
            selection,
            plate.metadata(),
            catalog.entries()),
        new McpDoor.Rules(
            plate,
            Set.copyOf(web.origins()),
            key(config, secrets),
            Sessions.Limits.USUAL,
            McpDoor.Rules.PULSE),
        rest.clock());
  }

  private static Function<String, Actor> counted(
      Function<String, Actor> authenticate, RateLimits limits) {
    return token -> {
      var actor = authenticate.apply(token);
      limits.program(actor);
      return actor;
    };
  }

  /// Tokens of other issuers, where there are any, and our own.
  private Function<String, Actor> authenticate(Map<URI, URI> issuers, Doorplate plate) {
    var own = rest.programs().tokens();
    if (issuers.isEmpty()) {
      return own::authenticate;
    }
    var keys = new LinkedHashMap<URI, IssuerKeys>();
    issuers.forEach((issuer, address) -> keys.put(issuer, new IssuerKeys(address, rest.clock())));
    var issued = new IssuedTokens(keys, plate.identifier(), this::welcome, rest.clock());
    return token -> issued.authenticate(token).orElseGet(() -> own.authenticate(token));
  }

  private Actor welcome(Actor actor) {
    var accounts = rest.stores().accounts();
    if (accounts.find(actor.accountId()).isEmpty()) {
      throw new ProblemException(new Problem.BadToken());
    }
    return switch (accounts.standing(actor.accountId(), actor.credential())) {
      case WELCOME -> actor;
      case LOGGED_OUT -> throw new ProblemException(new Problem.RevokedToken());
      case SUSPENDED -> throw new ProblemException(new Problem.AccountSuspended());
    };
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
