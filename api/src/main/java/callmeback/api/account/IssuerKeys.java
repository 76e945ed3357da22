package callmeback.api.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The public keys of one issuer, fetched when they are needed and kept for a while.
public final class IssuerKeys {
  private static final Logger log = System.getLogger(IssuerKeys.class.getName());

  private static final Duration KEPT = Duration.ofMinutes(10);

  /// An unknown key may be a new one; asking for it has a limit.
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private static final int PATIENCE_MS = 5_000;
  private static final int MOST_BYTES = 262_144;

  private final URI address;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private JWKSet keys = new JWKSet();
  private Instant asked = Instant.MIN;
  private boolean reached;

  /// @param address of its JWK set (RFC 7517)
  public IssuerKeys(URI address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
  }

  /// Whether one of its keys made the signature.
  ///
  /// @throws ProblemException with `Unavailable` when the keys cannot be fetched
  boolean signed(SignedJWT jwt) throws JOSEException {
    var key = key(jwt.getHeader().getKeyID());
    return switch (key) {
      case RSAKey rsa -> jwt.verify(new RSASSAVerifier(rsa));
      case ECKey ec -> jwt.verify(new ECDSAVerifier(ec));
      case null, default -> false;
    };
  }

  private @Nullable JWK key(@Nullable String id) {
    if (id == null) {
      return null;
    }
    lock.lock();
    try {
      var known = keys.getKeyByKeyId(id);
      var wait = known == null ? PAUSE : KEPT;
      if (asked.equals(Instant.MIN) || !asked.plus(wait).isAfter(clock.instant())) {
        refresh();
        known = keys.getKeyByKeyId(id);
      }
      if (known == null && !reached) {
        throw new ProblemException(new Problem.Unavailable(PAUSE));
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /// While its issuer cannot be reached, a key that is known goes on being good.
  private void refresh() {
    asked = clock.instant();
    try {
      keys = JWKSet.load(address.toURL(), PATIENCE_MS, PATIENCE_MS, MOST_BYTES);
      reached = true;
    } catch (IOException | ParseException e) {
      log.log(Level.WARNING, "The keys of {0} could not be fetched: {1}", address, e);
      reached = false;
    }
  }
}
