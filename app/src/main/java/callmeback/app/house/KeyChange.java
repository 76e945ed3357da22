package callmeback.app.house;

import callmeback.app.config.Raindrop;
import callmeback.raindrop.rotation.DataKeyBook;
import callmeback.raindrop.rotation.Rotation;
import callmeback.raindrop.vault.DataKeys;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What the start does about data keys: refuses wrong ones, and seals anew what earlier ones
/// sealed.
///
/// @param raindrop whether hosted Raindrop keeps things, which take their time ([Moves])
record KeyChange(Rotation.Places places, DataKeys keys, Raindrop raindrop) {

  /// @throws callmeback.raindrop.rotation.WrongDataKey if a key is missing, or is not what it was
  void run(InstantSource clock, Consumer<String> progress) {
    var book = new DataKeyBook(places.database(), keys);
    book.open(clock.instant());
    if (keys.earlier().isEmpty()) {
      return;
    }
    Rotation.run(places, keys, progress);
    switch (raindrop) {
      case Raindrop.Embedded() -> {
        book.retireEarlier(clock.instant());
        progress.accept(
            "Everything is sealed with key %d: DATA_KEY may name it alone from now on."
                .formatted(keys.current().id()));
      }
      case Raindrop.Hosted _ ->
          progress.accept(
              "Everything here is sealed with key %d. Seal anew what hosted Raindrop keeps, too: ./run raindrop reseal. Until then the earlier keys stay in DATA_KEY."
                  .formatted(keys.current().id()));
    }
  }
}
