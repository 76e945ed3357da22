package callmeback.core.account;

import callmeback.core.Secret;

/// An account and the session token it was just given.
public record SignedIn(Account account, Secret token) {}
