package callmeback.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.Actor;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class JwtTokensTest {
  private static final String SECRET =
      "a secret of sixty-four bytes and more, so that HS512 works too..";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(30));
  private static final Actor ANN = new Actor(new UUID(1, 2), new UUID(3, 4), EXPIRES);

  private final JwtTokens tokens = new JwtTokens(new JwtConfig(new Secret(SECRET), "callmeback"));

  @Test
  void aTokenTellsWhoseItIsUntilItExpires() {
    var token = tokens.issue(ANN, NOW).value();
    assertThat(tokens.read(token, NOW)).isEqualTo(ANN);
    assertThat(tokens.read(token, EXPIRES.minusMillis(1))).isEqualTo(ANN);
    refused(token, EXPIRES);
  }

  @Test
  void aTokenCarriesWhatTheContractNames() throws ParseException {
    var claims = SignedJWT.parse(tokens.issue(ANN, NOW).value()).getJWTClaimsSet();
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder("sub", "jti", "iat", "exp", "iss", "aud");
  }

  @Test
  void aTokenOfAnotherSecretIsRefused() {
    var forger = new JwtTokens(new JwtConfig(new Secret(SECRET.replace('a', 'b')), "callmeback"));
    refused(forger.issue(ANN, NOW).value(), NOW);
  }

  @Test
  void aChangedTokenIsRefused() {
    var parts = tokens.issue(ANN, NOW).value().split("\\.");
    var other = tokens.issue(new Actor(new UUID(9, 9), new UUID(3, 4), EXPIRES), NOW);
    refused(parts[0] + "." + other.value().split("\\.")[1] + "." + parts[2], NOW);
    refused(parts[0] + "." + parts[1] + ".", NOW);
  }

  @Test
  void anUnsignedTokenIsRefused() {
    refused(new PlainJWT(claims().build()).serialize(), NOW);
  }

  @Test
  void anotherAlgorithmIsRefusedEvenWithOurSecret() throws JOSEException {
    refused(signed(JWSAlgorithm.HS512, claims().build()), NOW);
  }

  @Test
  void aTokenForSomebodyElseIsRefused() throws JOSEException {
    refused(signed(JWSAlgorithm.HS256, claims().audience("another").build()), NOW);
    refused(signed(JWSAlgorithm.HS256, claims().issuer("another").build()), NOW);
    assertThat(tokens.read(signed(JWSAlgorithm.HS256, claims().build()), NOW)).isEqualTo(ANN);
  }

  @Test
  void aTokenWithoutAClaimIsRefused() throws JOSEException {
    refused(signed(JWSAlgorithm.HS256, claims().expirationTime(null).build()), NOW);
    refused(signed(JWSAlgorithm.HS256, claims().issueTime(null).build()), NOW);
    refused(signed(JWSAlgorithm.HS256, claims().jwtID(null).build()), NOW);
    refused(signed(JWSAlgorithm.HS256, claims().subject("ann").build()), NOW);
  }

  @Test
  void aTokenOfTheFutureIsRefused() throws JOSEException {
    var later = Date.from(NOW.plusSeconds(120));
    refused(signed(JWSAlgorithm.HS256, claims().issueTime(later).build()), NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "..", "a.b.c", "e30.e30.e30", "null"})
  void rubbishIsRefused(String token) {
    refused(token, NOW);
  }

  @Test
  void aHugeTokenIsRefusedUnread() {
    refused(tokens.issue(ANN, NOW).value() + "A".repeat(1_000_000), NOW);
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new JwtConfig(new Secret("x".repeat(31)), "callmeback"))
        .isInstanceOf(InvalidValue.class);
  }

  private void refused(String token, Instant now) {
    assertThatThrownBy(() -> tokens.read(token, now))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(new Problem.BadToken()));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("callmeback")
        .audience("callmeback")
        .subject(ANN.accountId().toString())
        .jwtID(ANN.credential().toString())
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(EXPIRES));
  }

  private static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
    jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
    return jwt.serialize();
  }
}
