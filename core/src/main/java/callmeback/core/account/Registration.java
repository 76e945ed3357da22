package callmeback.core.account;

/// What somebody gives to sign up.
public record Registration(
    PersonName name, EmailAddress email, Password password, PhoneNumber phone) {}
