package callmeback.api.account;

import callmeback.core.account.SignedIn;

/// Somebody who just signed in, and the token to show from now on.
record SessionJson(UserJson user, String token) {

  static SessionJson of(SignedIn signedIn) {
    return new SessionJson(UserJson.of(signedIn.account()), signedIn.token().value());
  }
}
