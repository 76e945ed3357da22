package callmeback.api.schedule;

import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.text;

import callmeback.api.http.Fields;
import callmeback.api.http.Shape;
import callmeback.core.schedule.Rhythm;
import callmeback.core.schedule.Rhythm.Every;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How often a call comes again.
///
/// @param until the last day, in that time zone; absent for no end
record RecurrenceJson(String every, String timezone, @Nullable String until) {
  static final Shape<Rhythm> SHAPE = Shape.object(RecurrenceJson::read);

  static RecurrenceJson of(Rhythm rhythm) {
    var until = rhythm.until();
    return new RecurrenceJson(
        word(rhythm.every()), rhythm.zone().getId(), until == null ? null : until.toString());
  }

  private static Rhythm read(Fields fields) {
    var every = fields.required("every", oneOf(Every.values(), RecurrenceJson::word));
    var zone = fields.required("timezone", text(Rhythm::zoneNamed));
    var until = fields.optional("until", text(Shape::date));
    return fields.checked(() -> new Rhythm(every.get(), zone.get(), until.get()));
  }

  private static String word(Every every) {
    return every.name().toLowerCase(Locale.ROOT);
  }
}
