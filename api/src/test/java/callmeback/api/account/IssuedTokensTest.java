package callmeback.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
class IssuedTokensTest {
  private static final URI ISSUER = URI.create("https://id.example.com");
  private static final URI RESOURCE = URI.create("https://callmeback.example.com/mcp");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID ANN = new UUID(1, 2);

  private final RSAKey rsa = rsa("one");
  private final ECKey ec = ec("two");
  private final AtomicInteger fetches = new AtomicInteger();
  private Instant now = NOW;
  private JWKSet published = new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK()));
  private boolean down;
  private WebServer server;
  private IssuedTokens tokens;

  @BeforeEach
  void open() {
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .addRouting(
                HttpRouting.builder()
                    .get(
                        "/keys",
                        (_, response) -> {
                          fetches.incrementAndGet();
                          response.status(down ? 503 : 200).send(published.toString());
                        }))
            .build()
            .start();
    var keys =
        new IssuerKeys(URI.create("http://127.0.0.1:%d/keys".formatted(server.port())), () -> now);
    tokens = new IssuedTokens(Map.of(ISSUER, keys), RESOURCE, this::welcome, () -> now);
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private Actor welcome(Actor actor) {
    if (!actor.accountId().equals(ANN)) {
      throw new ProblemException(new Problem.BadToken());
    }
    return actor;
  }

  @Test
  void whatTheIssuerSignedForUsLetsItsSubjectInWithItsScopes() throws Exception {
    var actor = tokens.authenticate(signed(rsa, claims -> claims)).orElseThrow();

    assertThat(actor.accountId()).isEqualTo(ANN);
    assertThat(actor.expires()).isEqualTo(NOW.plusSeconds(600));
    assertThat(actor.grant().allows(Scope.CALLS_READ)).isTrue();
    assertThat(actor.grant().allows(Scope.CALLS_WRITE)).isFalse();
    assertThat(tokens.authenticate(signed(ec, claims -> claims))).contains(actor);
  }

  @Test
  void nobodyOutsideMakesAnAdministrator() throws Exception {
    var token = signed(rsa, claims -> claims.claim("scope", "admin calls:write no:thing"));

    var actor = tokens.authenticate(token).orElseThrow();

    assertThat(actor.grant().allows(Scope.ADMIN)).isFalse();
    assertThat(actor.grant().allows(Scope.CALLS_WRITE)).isTrue();
  }

  @Test
  void whatIsWrongInATokenIsRefused() throws Exception {
    refused(claims -> claims.audience("https://elsewhere.example.com"));
    refused(claims -> claims.expirationTime(Date.from(NOW)));
    refused(claims -> claims.expirationTime(null));
    refused(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61))));
    refused(claims -> claims.subject("ann"));
    refused(claims -> claims.subject(new UUID(9, 9).toString()));
    refused(claims -> claims.subject(null));
  }

  @Test
  void aForgedTokenIsRefused() throws Exception {
    refused(signed(rsa("one"), claims -> claims));
    refused(signed(rsa("unknown"), claims -> claims));
    refused(new PlainJWT(claims(it -> it)).serialize(), true);
    var secret = new MACSigner(rsa.toPublicJWK().toRSAPublicKey().getEncoded());
    refused(signed(JWSAlgorithm.HS256, "one", secret, claims -> claims));
  }

  @Test
  void tokensOfOthersAreNotOursToJudge() throws Exception {
    assertThat(tokens.authenticate("cmb_whatever")).isEmpty();
    assertThat(tokens.authenticate(signed(rsa, claims -> claims.issuer("https://x.example.com"))))
        .isEmpty();
    assertThat(fetches).hasValue(0);
  }

  @Test
  void aNewKeyIsFetchedAndAStrangersKeyNotAgainAndAgain() throws Exception {
    tokens.authenticate(signed(rsa, claims -> claims));
    var next = rsa("next");
    published = new JWKSet(next.toPublicJWK());
    refused(signed(next, claims -> claims));
    refused(signed(next, claims -> claims));
    assertThat(fetches).hasValue(1);

    now = NOW.plusSeconds(30);

    assertThat(tokens.authenticate(signed(next, claims -> claims))).isPresent();
    assertThat(fetches).hasValue(2);
    refused(signed(rsa, claims -> claims));
  }

  @Test
  void knownKeysOutliveAnOutageAndUnknownOnesMustWait() throws Exception {
    tokens.authenticate(signed(rsa, claims -> claims));
    down = true;
    now = NOW.plus(Duration.ofMinutes(11));
    var later = Date.from(now.plusSeconds(60));

    assertThat(tokens.authenticate(signed(rsa, claims -> claims.expirationTime(later))))
        .isPresent();
    assertThat(fetches).hasValue(2);
    var unknown = signed(rsa("new"), claims -> claims.expirationTime(later));
    assertThatThrownBy(() -> tokens.authenticate(unknown))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    assertThat(fetches).hasValue(2);
  }

  private void refused(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    refused(signed(rsa, change));
  }

  private void refused(String token) {
    refused(token, false);
  }

  /// @param unseen whether it may also be taken for nobody's
  private void refused(String token, boolean unseen) {
    try {
      var actor = tokens.authenticate(token);
      assertThat(unseen).as("was let in as " + actor).isTrue();
      assertThat(actor).isEmpty();
    } catch (ProblemException e) {
      assertThat(e.problem()).isEqualTo(new Problem.BadToken());
    }
  }

  private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    return signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), change);
  }

  private static String signed(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    return signed(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), change);
  }

  private static String signed(
      JWSAlgorithm algorithm,
      String id,
      JWSSigner signer,
      UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(id).build(), claims(change));
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(ISSUER.toString())
                .audience(RESOURCE.toString())
                .subject(ANN.toString())
                .jwtID("7")
                .claim("scope", "calls:read billing:read")
                .expirationTime(Date.from(NOW.plusSeconds(600))))
        .build();
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
