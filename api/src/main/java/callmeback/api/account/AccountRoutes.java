package callmeback.api.account;

import static callmeback.api.http.Access.open;
import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.text;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.InvalidValue;
import callmeback.core.account.Accounts;
import callmeback.core.account.Actor;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.Password;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.ProfileChange;
import callmeback.core.account.Profiles;
import callmeback.core.account.Registration;
import java.util.Map;

/// Signing up, logging in and out, and who one is.
public final class AccountRoutes implements Endpoints {
  private final Accounts accounts;
  private final Profiles profiles;

  public AccountRoutes(Accounts accounts, Profiles profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .post("/api/auth/login", Limit.perMinute(5), open(this::login))
        .post("/api/auth/register", Limit.perHour(3), open(this::register))
        .post("/api/auth/logout", Limit.perMinute(10), signedIn(this::logout))
        .get("/api/auth/me", Limit.perMinute(30), signedIn(this::me))
        .put("/api/user/profile", Limit.perMinute(10), signedIn(this::change));
  }

  private Answer login(Asked asked) {
    var fields = asked.json();
    var email = fields.required("email", text(EmailAddress::new));
    var password = fields.required("password", text(AccountRoutes::attempt));
    return Answer.ok(
        fields.checked(() -> SessionJson.of(accounts.login(email.get(), password.get()))));
  }

  private Answer register(Asked asked) {
    var fields = asked.json();
    var name = fields.required("name", text(PersonName::new));
    var email = fields.required("email", text(EmailAddress::new));
    var password = fields.required("password", text(Password::new));
    var phone = fields.required("phone", text(PhoneNumber::new));
    var registration =
        fields.checked(
            () -> new Registration(name.get(), email.get(), password.get(), phone.get()));
    return Answer.created(SessionJson.of(accounts.register(registration)));
  }

  private Answer logout(Actor actor, Asked asked) {
    accounts.logout(actor);
    return Answer.message("You are logged out.");
  }

  private Answer me(Actor actor, Asked asked) {
    return Answer.ok(Map.of("user", UserJson.of(accounts.me(actor))));
  }

  /// The account, for its owner to take along.
  public Object exported(Actor actor) {
    return UserJson.of(accounts.me(actor));
  }

  private Answer change(Actor actor, Asked asked) {
    var fields = asked.json();
    var name = fields.optional("name", text(PersonName::new));
    var email = fields.optional("email", text(EmailAddress::new));
    var phone = fields.optional("phone", text(PhoneNumber::new));
    var keepAudio = fields.optional("keep_audio", flag());
    var change =
        fields.checked(
            () -> new ProfileChange(name.get(), email.get(), phone.get(), keepAudio.get()));
    return Answer.ok(Map.of("user", UserJson.of(profiles.change(actor, change))));
  }

  /// Any password may be tried, if it is one.
  static String attempt(String password) {
    InvalidValue.unless(!password.isEmpty(), "is required");
    return password;
  }
}
