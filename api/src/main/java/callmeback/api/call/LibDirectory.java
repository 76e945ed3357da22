package callmeback.api.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Directory;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The world's numbering plans as libphonenumber knows them.
public final class LibDirectory implements Directory {
  private static final String ANY_REGION = "ZZ";
  private static final int NORTH_AMERICA = 1;

  /// Exchange 976 sells recorded announcements under every area code; libphonenumber only knows the
  /// area code 900.
  private static final String ANNOUNCEMENTS = "976";

  /// An allow-list: whatever else comes up is no person's telephone.
  private static final Set<PhoneNumberType> ORDINARY =
      Set.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP,
          PhoneNumberType.PERSONAL_NUMBER);

  /// Countries with one time, or almost.
  private static final Map<String, String> CAPITALS =
      Map.ofEntries(
          Map.entry("AT", "Europe/Vienna"),
          Map.entry("AU", "Australia/Sydney"),
          Map.entry("BE", "Europe/Brussels"),
          Map.entry("CH", "Europe/Zurich"),
          Map.entry("CZ", "Europe/Prague"),
          Map.entry("DE", "Europe/Berlin"),
          Map.entry("DK", "Europe/Copenhagen"),
          Map.entry("ES", "Europe/Madrid"),
          Map.entry("FI", "Europe/Helsinki"),
          Map.entry("FR", "Europe/Paris"),
          Map.entry("GB", "Europe/London"),
          Map.entry("GR", "Europe/Athens"),
          Map.entry("IE", "Europe/Dublin"),
          Map.entry("IN", "Asia/Kolkata"),
          Map.entry("IT", "Europe/Rome"),
          Map.entry("JP", "Asia/Tokyo"),
          Map.entry("KR", "Asia/Seoul"),
          Map.entry("LU", "Europe/Luxembourg"),
          Map.entry("NL", "Europe/Amsterdam"),
          Map.entry("NO", "Europe/Oslo"),
          Map.entry("NZ", "Pacific/Auckland"),
          Map.entry("PL", "Europe/Warsaw"),
          Map.entry("PT", "Europe/Lisbon"),
          Map.entry("SE", "Europe/Stockholm"),
          Map.entry("SG", "Asia/Singapore"));

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  @Override
  public Optional<String> country(PhoneNumber phone) {
    return parsed(phone).map(plans::getRegionCodeForNumber);
  }

  @Override
  public boolean ordinary(PhoneNumber phone) {
    return parsed(phone)
        .filter(number -> ORDINARY.contains(plans.getNumberType(number)))
        .filter(number -> !announcement(number))
        .isPresent();
  }

  @Override
  public Optional<ZoneId> zone(PhoneNumber phone) {
    return parsed(phone)
        .flatMap(number ->
            number.getCountryCode() == NORTH_AMERICA
                ? AreaCodes.zone(national(number).substring(0, 3))
                : country(phone).map(CAPITALS::get).map(ZoneId::of));
  }

  private boolean announcement(Phonenumber.PhoneNumber number) {
    return number.getCountryCode() == NORTH_AMERICA
        && national(number).startsWith(ANNOUNCEMENTS, 3);
  }

  private String national(Phonenumber.PhoneNumber number) {
    return plans.getNationalSignificantNumber(number);
  }

  private Optional<Phonenumber.PhoneNumber> parsed(PhoneNumber phone) {
    try {
      return Optional.of(plans.parse(phone.e164(), ANY_REGION));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
