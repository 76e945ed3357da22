package callmeback.mcp.protocol.visit;

import callmeback.mcp.resource.Watching;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.List;
import java.util.Optional;

/// What there is to read besides tools: prompts and resources.
public interface Reading {
  /// Nothing.
  Reading NONE =
      new Reading() {
        @Override
        public void publish(SyncSpecification<?> server, ServerCapabilities.Builder capabilities) {}

        @Override
        public Optional<List<Resource>> resources(Visitor visitor) {
          return Optional.empty();
        }

        @Override
        public Watching.Watch watch(Visitor visitor, Watching.Watcher watcher) {
          return new Watching().watch(visitor.actor(), watcher);
        }
      };

  /// Enters all of it, and says what can be done with it.
  void publish(SyncSpecification<?> server, ServerCapabilities.Builder capabilities);

  /// What a list of resources shows to this visitor; empty when it shows the same to all.
  Optional<List<Resource>> resources(Visitor visitor);

  /// Tells a watcher what of the visitor's changes, until it is closed.
  Watching.Watch watch(Visitor visitor, Watching.Watcher watcher);
}
