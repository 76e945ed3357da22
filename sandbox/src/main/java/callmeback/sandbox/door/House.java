package callmeback.sandbox.door;

import callmeback.sandbox.world.Dashboard;
import callmeback.sandbox.world.Phones;
import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What is behind the door.
///
/// @param books each provider's own accounts, as values that Jackson can write
public record House(
    World world,
    List<Simulator> simulators,
    Map<String, Supplier<?>> books,
    Phones phones,
    Dashboard stripe) {
  public House {
    simulators = List.copyOf(simulators);
    books = Map.copyOf(books);
  }

  List<String> providers() {
    return simulators.stream().map(Simulator::name).toList();
  }
}
