package callmeback.core.call;

import callmeback.core.account.PhoneNumber;

/// Somebody who knows what a number is used for today.
public interface NumberLookup {

  /// Nobody to ask.
  NumberLookup NONE = _ -> Line.UNKNOWN;

  /// Never fails: what cannot be learnt now is unknown, and the call is allowed.
  Line look(PhoneNumber phone);

  /// What answers at a number.
  enum Line {
    ORDINARY,
    /// Premium, shared-cost, toll-free, a pager or a mailbox.
    SERVICE,
    /// Nobody has this number.
    INVALID,
    UNKNOWN
  }
}
