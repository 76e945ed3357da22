package callmeback.core.persona;

import callmeback.core.InvalidValue;
import callmeback.core.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which personas to list and how; what is null does not restrict.
///
/// @param search 2 to 100 characters, full text over name and description
/// @param tags personas must carry all of them
public record PersonaQuery(
    PageRequest page,
    @Nullable String search,
    List<String> tags,
    @Nullable Boolean isPublic,
    @Nullable Author createdBy,
    Sort sort) {

  /// The order of the list.
  public enum Sort {
    NAME_ASC,
    NAME_DESC,
    CREATED_ASC,
    CREATED_DESC
  }

  public PersonaQuery {
    tags = List.copyOf(tags);
    search = search == null ? null : searchText(search);
  }

  /// What may be searched for, without space around it.
  ///
  /// @throws InvalidValue unless it has 2 to 100 characters
  public static String searchText(String text) {
    var words = text.strip();
    InvalidValue.unless(
        words.length() >= 2 && words.length() <= 100, "must have 2 to 100 characters");
    return words;
  }
}
