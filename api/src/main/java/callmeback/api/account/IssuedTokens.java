package callmeback.api.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tokens that issuers outside of the house sign, for one resource of ours (RFC 9068): the issuer,
/// the audience, the times and the algorithm must be right, and the subject is the id of an
/// account.
public final class IssuedTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  /// How far an issuer's clock may differ from ours.
  private static final Duration SKEW = Duration.ofSeconds(60);

  private static final int MAX_LENGTH = 8_000;

  private final Map<URI, IssuerKeys> issuers;
  private final URI resource;
  private final Function<Actor, Actor> welcome;
  private final InstantSource clock;

  /// @param resource whom tokens must be for
  /// @param welcome lets in whose account is there and not suspended, or throws
  public IssuedTokens(
      Map<URI, IssuerKeys> issuers,
      URI resource,
      Function<Actor, Actor> welcome,
      InstantSource clock) {
    this.issuers = Map.copyOf(issuers);
    this.resource = resource;
    this.welcome = welcome;
    this.clock = clock;
  }

  /// Whose token this is, if one of the issuers claims to have signed it; empty for any other.
  ///
  /// @throws ProblemException with `BadToken`, or why the account is not welcome
  public Optional<Actor> authenticate(String token) {
    return parsed(token).flatMap(jwt -> issuer(jwt).map(issuer -> actor(jwt, issuer)));
  }

  private static Optional<SignedJWT> parsed(String token) {
    try {
      return token.length() > MAX_LENGTH ? Optional.empty() : Optional.of(SignedJWT.parse(token));
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  private Optional<IssuerKeys> issuer(SignedJWT jwt) {
    try {
      var name = jwt.getJWTClaimsSet().getIssuer();
      return issuers.entrySet().stream()
          .filter(each -> same(each.getKey().toString(), name))
          .map(Map.Entry::getValue)
          .findFirst();
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  private Actor actor(SignedJWT jwt, IssuerKeys keys) {
    try {
      if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm()) || !keys.signed(jwt)) {
        throw bad(null);
      }
      return welcome.apply(actor(jwt.getJWTClaimsSet()));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw bad(e);
    }
  }

  private Actor actor(JWTClaimsSet claims) throws ParseException {
    var now = clock.instant();
    var expires = time(claims.getExpirationTime());
    var notBefore = claims.getNotBeforeTime();
    var inTime =
        expires.isAfter(now)
            && (notBefore == null || !notBefore.toInstant().isAfter(now.plus(SKEW)));
    var ours = claims.getAudience().stream().anyMatch(each -> same(resource.toString(), each));
    if (!inTime || !ours) {
      throw bad(null);
    }
    var id = claims.getIssuer() + " " + claims.getSubject() + " " + claims.getJWTID();
    return new Actor(
        UUID.fromString(String.valueOf(claims.getSubject())),
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
        expires,
        new Grant(scopes(claims.getStringClaim("scope"))));
  }

  /// Words that are no scopes of ours are somebody else's; nobody outside makes an administrator.
  private static Set<Scope> scopes(@Nullable String words) {
    return words == null
        ? Set.of()
        : Arrays.stream(words.split(" "))
            .flatMap(word -> Scope.of(word).stream())
            .filter(scope -> scope != Scope.ADMIN)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Instant time(@Nullable Date date) {
    if (date == null) {
      throw new IllegalArgumentException("a time is missing");
    }
    return date.toInstant();
  }

  /// Clients are known to add a slash.
  private static boolean same(String ours, @Nullable String theirs) {
    return theirs != null && (theirs.equals(ours) || theirs.equals(ours + "/"));
  }

  private static ProblemException bad(@Nullable Exception cause) {
    return cause == null
        ? new ProblemException(new Problem.BadToken())
        : new ProblemException(new Problem.BadToken(), cause);
  }
}
