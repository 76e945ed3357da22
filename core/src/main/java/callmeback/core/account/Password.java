package callmeback.core.account;

import callmeback.core.InvalidValue;

/// A password as chosen: 8 to 128 characters with upper and lower case, a digit and a special one.
public record Password(String value) {

  public Password {
    InvalidValue.unless(
        value.length() >= 8 && value.length() <= 128, "must have 8 to 128 characters");
    InvalidValue.unless(
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase)
            && value.chars().anyMatch(Character::isDigit)
            && value.chars().anyMatch(c -> !Character.isLetterOrDigit(c)),
        "needs an upper-case and a lower-case letter, a digit and a special character");
  }

  @Override
  public String toString() {
    return "***";
  }
}
