package callmeback.app.config;

import callmeback.api.http.Network;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.DialPolicy;
import callmeback.mcp.tool.Toolset;
import callmeback.raindrop.vault.DataKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The configuration of one process. What is null is made, found or played by the process itself.
public record Config(
    Mode mode,
    Web web,
    Storage storage,
    Keys keys,
    Providers providers,
    Dialling dialling,
    Programs programs) {

  /// Whether only numbers proved to be one's own are called.
  public boolean verifiedPhonesOnly() {
    return dialling.policy().verifiedPhonesOnly();
  }

  /// Development plays missing providers and makes missing secrets; production refuses to start
  /// without them.
  public enum Mode {
    DEVELOPMENT,
    PRODUCTION
  }

  /// Where it listens and who may ask.
  ///
  /// @param proxies who are believed when they say whose request they pass on
  public record Web(
      int port,
      URI baseUrl,
      List<String> origins,
      Limits limits,
      Set<Network> proxies,
      Assistants assistants) {
    public Web {
      origins = List.copyOf(origins);
      proxies = Set.copyOf(proxies);
    }
  }

  /// What assistants may do.
  ///
  /// @param issuers who else may sign their tokens, and where those keep their keys
  /// @param token with which one on this machine signs in
  public record Assistants(
      Set<Toolset> toolsets, boolean readOnly, Map<URI, URI> issuers, @Nullable Secret token) {
    public Assistants {
      toolsets = Set.copyOf(toolsets);
      issuers = Map.copyOf(issuers);
    }
  }

  /// How often one may ask.
  ///
  /// @param factor multiplies every limit
  /// @param shared whether all machines on the database count together
  public record Limits(double factor, boolean shared) {}

  /// Who may be called.
  ///
  /// @param lookup whether the telephone company is asked about numbers first
  public record Dialling(DialPolicy policy, boolean lookup) {}

  /// What programs may see and do.
  ///
  /// @param lockdown whether they are shown summaries only, never what people said
  /// @param administrators who may let them run the house
  public record Programs(boolean lockdown, Set<UUID> administrators) {
    public Programs {
      administrators = Set.copyOf(administrators);
    }
  }

  /// Where data lives.
  ///
  /// @param objects null for the disk
  /// @param embeddingModel tells what memories mean; null for finding them by their words alone
  public record Storage(
      Path home,
      @Nullable String databaseUrl,
      int poolSize,
      @Nullable S3 objects,
      @Nullable String embeddingModel) {}

  /// An S3-compatible store.
  public record S3(
      URI endpoint, String region, String bucket, String accessKey, Secret secretKey) {}

  /// Our own secrets.
  public record Keys(
      @Nullable Secret jwtSecret, Duration sessionLength, @Nullable DataKeys dataKeys) {}

  /// The outside world.
  public record Providers(
      Telephone telephone,
      Payments payments,
      Model deepgram,
      Model cerebras,
      Model openai,
      Model elevenlabs,
      Raindrop raindrop,
      int sandboxPort) {

    /// Whether anything is played by the sandbox.
    public boolean sandboxNeeded() {
      return List.of(
                  telephone.provider(),
                  payments.provider(),
                  deepgram.provider(),
                  cerebras.provider(),
                  openai.provider(),
                  elevenlabs.provider())
              .contains(new Provider.Sandboxed())
          || raindrop instanceof Raindrop.Hosted(Provider.Sandboxed(), _, _, _);
    }
  }

  /// The telephone company.
  ///
  /// @param verifyService what proves numbers there; empty where nobody has to
  public record Telephone(
      Provider provider, String accountSid, @Nullable PhoneNumber from, String verifyService) {}

  /// The payment provider.
  public record Payments(Provider provider, Secret webhookSecret) {}

  /// A provider of speech or thought, and its model.
  public record Model(Provider provider, String name) {}
}
