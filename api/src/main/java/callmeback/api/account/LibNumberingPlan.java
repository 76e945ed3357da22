package callmeback.api.account;

import callmeback.core.account.NumberingPlan;
import callmeback.core.account.PhoneNumber;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/// The world's numbering plans as libphonenumber knows them: a number can exist if its country
/// assigns such numbers, not merely if it is as long as one.
///
/// So +1 415 555 0123 can, and so can the telephone company's test number +1 500 555 0006.
public final class LibNumberingPlan implements NumberingPlan {
  private static final String ANY_REGION = "ZZ";

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  @Override
  public boolean canExist(PhoneNumber phone) {
    try {
      return plans.isValidNumber(plans.parse(phone.e164(), ANY_REGION));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
