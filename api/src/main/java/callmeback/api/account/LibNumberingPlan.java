package callmeback.api.account;

import callmeback.core.account.NumberingPlan;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Destinations;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/// The world's numbering plans as libphonenumber knows them: a number can exist if its country
/// assigns such numbers, not merely if it is as long as one.
///
/// So +1 415 555 0123 can, and so can the telephone company's test number +1 500 555 0006.
public final class LibNumberingPlan implements NumberingPlan, Destinations {
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

  /// Premium is whatever pays its owner, or whose price nobody can know before.
  @Override
  public Destination of(PhoneNumber phone) {
    try {
      var number = plans.parse(phone.e164(), ANY_REGION);
      var country = plans.getRegionCodeForNumber(number);
      var premium =
          switch (plans.getNumberType(number)) {
            case PREMIUM_RATE, SHARED_COST, UAN -> true;
            case FIXED_LINE,
                MOBILE,
                FIXED_LINE_OR_MOBILE,
                TOLL_FREE,
                VOIP,
                PERSONAL_NUMBER,
                PAGER,
                VOICEMAIL,
                UNKNOWN ->
                false;
          };
      return new Destination(country == null ? "" : country, premium);
    } catch (NumberParseException e) {
      return new Destination("", false);
    }
  }
}
