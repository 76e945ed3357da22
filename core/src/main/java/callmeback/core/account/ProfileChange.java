package callmeback.core.account;

import org.jspecify.annotations.Nullable;

/// What somebody wants changed about themselves; what is null stays.
public record ProfileChange(
    @Nullable PersonName name,
    @Nullable EmailAddress email,
    @Nullable PhoneNumber phone,
    @Nullable Boolean keepAudio) {}
