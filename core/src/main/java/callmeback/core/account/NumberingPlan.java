package callmeback.core.account;

/// The world's telephone numbers: which of them can exist.
public interface NumberingPlan {

  boolean canExist(PhoneNumber phone);
}
