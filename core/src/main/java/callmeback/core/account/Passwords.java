package callmeback.core.account;

/// Slow one-way hashing of passwords.
public interface Passwords {

  String hash(String password);

  /// Takes as long for a wrong password as for the right one.
  boolean matches(String password, String hash);
}
