package callmeback.api.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.Actor;
import callmeback.core.account.Tokens;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Session tokens as JWTs under HS256, and no other algorithm.
public final class JwtTokens implements Tokens {
  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;

  /// Far above what we issue, far below what hurts to parse.
  private static final int MAX_LENGTH = 2_000;

  /// How far the clocks of our own machines may differ.
  private static final Duration SKEW = Duration.ofSeconds(60);

  /// People who are here at the same time; what a token says never changes, so it is proved once.
  private static final int MAX_PROVEN = 5_000;

  private final Cache<String, Said> proven = Caffeine.newBuilder().maximumSize(MAX_PROVEN).build();
  private final JWSSigner signer;
  private final JWSVerifier verifier;
  private final String issuer;

  private record Said(Actor actor, Instant issuedAt) {}

  public JwtTokens(JwtConfig config) {
    var secret = config.secret().value().getBytes(StandardCharsets.UTF_8);
    try {
      signer = new MACSigner(secret);
      verifier = new MACVerifier(secret);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    issuer = config.issuer();
  }

  @Override
  public Secret issue(Actor actor, Instant issuedAt) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(issuer)
            .subject(actor.accountId().toString())
            .jwtID(actor.credential().toString())
            .issueTime(Date.from(issuedAt))
            .expirationTime(Date.from(actor.expires()))
            .build();
    var header = new JWSHeader.Builder(ALGORITHM).type(JOSEObjectType.JWT).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return new Secret(token.serialize());
  }

  @Override
  public Actor read(String token, Instant now) {
    var said = proven.getIfPresent(token);
    if (said == null) {
      said = proof(token);
      proven.put(token, said);
    }
    var actor = said.actor();
    if (!actor.expires().isAfter(now) || said.issuedAt().isAfter(now.plus(SKEW))) {
      throw new ProblemException(new Problem.BadToken());
    }
    return actor;
  }

  private Said proof(String token) {
    try {
      var claims = genuine(token);
      if (issuer.equals(claims.getIssuer()) && claims.getAudience().equals(List.of(issuer))) {
        var expires = instant(claims.getExpirationTime());
        return new Said(
            new Actor(uuid(claims.getSubject()), uuid(claims.getJWTID()), expires),
            instant(claims.getIssueTime()));
      }
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new ProblemException(new Problem.BadToken(), e);
    }
    throw new ProblemException(new Problem.BadToken());
  }

  private JWTClaimsSet genuine(String token) throws ParseException, JOSEException {
    if (token.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("too long");
    }
    var jwt = SignedJWT.parse(token);
    if (!jwt.getHeader().getAlgorithm().equals(ALGORITHM) || !jwt.verify(verifier)) {
      throw new IllegalArgumentException("not genuine");
    }
    return jwt.getJWTClaimsSet();
  }

  private static Instant instant(@Nullable Date date) {
    if (date == null) {
      throw new IllegalArgumentException("a time is missing");
    }
    return date.toInstant();
  }

  private static UUID uuid(@Nullable String id) {
    if (id == null) {
      throw new IllegalArgumentException("an id is missing");
    }
    return UUID.fromString(id);
  }
}
