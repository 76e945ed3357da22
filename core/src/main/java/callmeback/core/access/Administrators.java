package callmeback.core.access;

import callmeback.core.account.Account;
import callmeback.core.account.EmailAddress;
import java.util.Set;

/// Who runs the house, by the email addresses of their accounts.
public record Administrators(Set<EmailAddress> emails) {
  public static final Administrators NONE = new Administrators(Set.of());

  public Administrators {
    emails = Set.copyOf(emails);
  }

  public boolean include(Account account) {
    return emails.contains(account.email());
  }
}
