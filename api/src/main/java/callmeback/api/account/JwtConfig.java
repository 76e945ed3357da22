package callmeback.api.account;

import callmeback.core.InvalidValue;
import callmeback.core.Secret;
import java.nio.charset.StandardCharsets;

/// With what session tokens are signed, and by whom.
///
/// @param secret at least 32 bytes (RFC 7518, 3.2)
/// @param issuer who signs, and whom the tokens are for: nobody but ourselves
public record JwtConfig(Secret secret, String issuer) {
  private static final int MIN_BYTES = 32;

  public JwtConfig {
    InvalidValue.unless(
        secret.value().getBytes(StandardCharsets.UTF_8).length >= MIN_BYTES,
        "the token secret must have at least 32 bytes");
  }
}
