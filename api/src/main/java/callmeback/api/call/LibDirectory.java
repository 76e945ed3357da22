package callmeback.api.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Directory;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();

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
  public Set<ZoneId> zones(PhoneNumber phone) {
    return parsed(phone).map(zones::getTimeZonesForNumber).orElse(List.of()).stream()
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of)
        .collect(Collectors.toUnmodifiableSet());
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
