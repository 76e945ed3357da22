package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Tokens that are kept instead of signed.
public final class PlainTokens implements Tokens {
  private final Map<String, Actor> issued = new HashMap<>();

  @Override
  public Secret issue(Actor actor, Instant issuedAt) {
    var token = "token-" + actor.credential();
    issued.put(token, actor);
    return new Secret(token);
  }

  @Override
  public Actor read(String token, Instant now) {
    var actor = issued.get(token);
    if (actor == null || !actor.expires().isAfter(now)) {
      throw new ProblemException(new Problem.BadToken());
    }
    return actor;
  }
}
