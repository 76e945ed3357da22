package callmeback.core.account;

/// Passwords without the slowness, counting how often one was compared.
public final class PlainPasswords implements Passwords {
  int compared;

  @Override
  public String hash(String password) {
    return "#" + password;
  }

  @Override
  public boolean matches(String password, String hash) {
    compared++;
    return hash.equals(hash(password));
  }
}
