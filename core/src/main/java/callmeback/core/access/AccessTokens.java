package callmeback.core.access;

import callmeback.core.Ids;
import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.access.AccessToken.Terms;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Accounts;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Giving keys to programs, taking them back, and telling whose key it is.
public final class AccessTokens {
  /// Usable ones of an account.
  static final int MOST = 20;

  private static final int MOST_DAYS = 365;
  private static final int SECRET_BYTES = 32;
  private static final String PREFIX = "cmb_";
  private static final Pattern SHAPE = Pattern.compile("cmb_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final AccessTokenStore store;
  private final Accounts accounts;
  private final AccountStore people;
  private final Administrators administrators;
  private final Mint mint;

  /// What new tokens are made with.
  public record Mint(InstantSource clock, Ids ids, SecureRandom random) {}

  /// A new token and its secret, which is never shown again.
  public record Minted(AccessToken token, Secret secret) {}

  public AccessTokens(
      AccessTokenStore store,
      Accounts accounts,
      AccountStore people,
      Administrators administrators,
      Mint mint) {
    this.store = store;
    this.accounts = accounts;
    this.people = people;
    this.administrators = administrators;
    this.mint = mint;
  }

  /// How long a token may live: 1 to 365 days.
  public static Duration lifetime(int days) {
    InvalidValue.unless(days >= 1 && days <= MOST_DAYS, "must be from 1 to 365");
    return Duration.ofDays(days);
  }

  /// Makes a token. The password is asked for again, because a token outlives the session that made
  /// it.
  ///
  /// @throws ProblemException with `BadCredentials` or `AccountLocked`, `Forbidden` for the scope
  ///   `admin` of somebody who does not run the house, or `TooMany`
  public Minted mint(Actor actor, Terms terms, Duration lifetime, String password) {
    accounts.confirm(actor, password);
    if (terms.scopes().contains(Scope.ADMIN) && !administrators.include(actor.accountId())) {
      throw new ProblemException(new Problem.Forbidden("Only whoever runs the house may do that."));
    }
    var now = mint.clock().instant();
    var id = mint.ids().next();
    var token = new AccessToken(id, actor.accountId(), terms, now, now.plus(lifetime), null, null);
    var secret = secret();
    if (!store.add(token, hash(secret), MOST)) {
      throw new ProblemException(new Problem.TooMany(Problem.TooMany.Of.ACCESS_TOKENS));
    }
    return new Minted(token, new Secret(PREFIX + compact(id) + "_" + secret));
  }

  /// Newest first, those that are over too.
  public List<AccessToken> list(Actor actor) {
    return store.list(actor.accountId());
  }

  /// Takes a token back, at once and on every node; one that is over stays so.
  ///
  /// @throws ProblemException with `NotFound`
  public void revoke(Actor actor, UUID id) {
    if (!store.revoke(actor.accountId(), id, mint.clock().instant())) {
      throw new ProblemException(new Problem.NotFound("access token"));
    }
  }

  /// Who presents this: an access token, or a session's.
  ///
  /// @throws ProblemException with `BadToken`, `RevokedToken` or `AccountSuspended`
  public Actor authenticate(String bearer) {
    return bearer.startsWith(PREFIX) ? holder(bearer) : accounts.authenticate(bearer);
  }

  private Actor holder(String bearer) {
    var parts = SHAPE.matcher(bearer);
    if (!parts.matches()) {
      throw bad();
    }
    var kept = store.find(expanded(parts.group(1))).orElseThrow(AccessTokens::bad);
    if (!same(hash(parts.group(2)), kept.hash())) {
      throw bad();
    }
    return usable(kept.token());
  }

  private Actor usable(AccessToken token) {
    if (token.revokedAt() != null) {
      throw new ProblemException(new Problem.RevokedToken());
    }
    var now = mint.clock().instant();
    if (!token.usableAt(now)) {
      throw bad();
    }
    switch (people.standing(token.accountId(), token.id())) {
      case WELCOME -> {}
      case LOGGED_OUT -> throw new ProblemException(new Problem.RevokedToken());
      case SUSPENDED -> throw new ProblemException(new Problem.AccountSuspended());
    }
    var last = token.lastUsedAt();
    if (last == null || !last.plus(NOTED_EVERY).isAfter(now)) {
      store.used(token.id(), now);
    }
    var administrator =
        token.terms().scopes().contains(Scope.ADMIN) && administrators.include(token.accountId());
    return new Actor(
        token.accountId(), token.id(), token.expiresAt(), token.terms().grant(administrator));
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    mint.random().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String compact(UUID id) {
    return id.toString().replace("-", "");
  }

  private static UUID expanded(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }

  /// The secret is random throughout, so a slow hash would protect nothing more.
  private static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static ProblemException bad() {
    return new ProblemException(new Problem.BadToken());
  }
}
