package callmeback.app.config;

import java.util.Arrays;
import java.util.Optional;

/// Every environment variable the product reads; README.md lists the same (a test compares them).
public enum Setting {
  ENV("development", "`development` or `production`"),
  PORT("3001", "where the product listens"),
  BASE_URL("http://localhost:PORT", "how the outside reaches it; https in production"),
  FRONTEND_ORIGINS(
      "http://localhost:5173,http://localhost:3001",
      "browser origins that may call the API, by comma"),
  CALLMEBACK_HOME(".callmeback", "the data directory"),
  DATABASE_URL(
      "", "`postgresql://user:password@host:port/database`; absent: an embedded PostgreSQL"),
  DB_POOL_SIZE("16", "database connections, 2 to 200"),
  JWT_SECRET(
      "", "signs session tokens, 32 characters or more; absent in development: made once and kept"),
  JWT_EXPIRATION("30d", "how long a session lives: a number and s, m, h or d"),
  DATA_KEY(
      "",
      "encrypts transcripts and numbers: 64 hexadecimal digits, or `2:<digits>,1:<digits>`, the newest first; absent in development: made once and kept"),
  RATE_LIMIT_FACTOR("1", "multiplies every rate limit; production refuses above 1"),
  RATE_LIMITS("local", "`local` counts requests on this machine, `shared` in the database all use"),
  TRUSTED_PROXIES(
      "", "addresses or ranges, by comma, of proxies whose `X-Forwarded-For` is believed"),
  REQUIRE_VERIFIED_PHONE(
      "", "call only numbers proved to be one's own; true in production, false in development"),
  CALLS_ENABLED("true", "`false`: no call is placed, and no money held for one"),
  ALLOWED_COUNTRIES(
      "US,CA,GB,IE,DE,FR,ES,IT,NL,BE,AT,CH,SE,NO,DK,FI,PT,PL,AU,NZ",
      "countries that are called, by comma; others, and premium or service numbers, are refused"),
  NUMBER_LOOKUP("false", "`true`: ask Twilio Lookup what a number is used for before calling it"),
  DAILY_CALLS("50", "calls that one account may place in a day (UTC)"),
  DAILY_MINUTES("300", "minutes that one account may be called in a day (UTC)"),
  DAILY_SPENDING("1000", "dollars that all calls of a day (UTC) may come to; then calling stops"),
  MCP_LOCKDOWN("false", "`true`: programs are shown summaries only, never transcripts or memories"),
  ADMIN_ACCOUNTS(
      "",
      "ids, by comma, of accounts that may make access tokens with the scope `admin` and see the"
          + " evidence for any charge; sign up first: `GET /api/auth/me` tells the `id`"),
  QUIET_HOURS(
      "",
      "when no number but one's own proved one is called, by the clock where it is, like"
          + " `22:00-07:00`, or `off`; 22:00-07:00 in production, off in development"),
  MCP_TOOLSETS(
      "calls,personas,billing,memory",
      "toolsets that assistants may use, by comma; `admin` is one, too"),
  MCP_READ_ONLY("false", "`true`: assistants may only use tools that change nothing"),
  MCP_AUTH_ISSUERS(
      "", "`issuer=address of its keys`, by comma: who else may sign tokens for assistants"),
  CALLMEBACK_TOKEN("", "the token with which `./run mcp` signs in"),
  SANDBOX_PORT("3002", "the sandbox's control door; its simulators listen from 11 above"),
  TWILIO_ACCOUNT_SID("", "Twilio account, `AC` and 32 hexadecimal digits"),
  TWILIO_AUTH_TOKEN("", "Twilio's key; absent in development: played by the sandbox"),
  TWILIO_PHONE_NUMBER("", "the number that calls, in E.164"),
  TWILIO_VERIFY_SERVICE_SID(
      "", "Twilio Verify service that proves numbers, `VA` and 32 hexadecimal digits"),
  TWILIO_BASE_URL("", "another address for Twilio's REST API"),
  STRIPE_SECRET_KEY("", "Stripe's key; absent in development: played by the sandbox"),
  STRIPE_WEBHOOK_SECRET(
      "", "proves Stripe's webhooks; while it is being changed, both with a comma between"),
  STRIPE_PUBLISHABLE_KEY("", "Stripe's key for the browser; no effect yet"),
  STRIPE_BASE_URL("", "another address for Stripe's API"),
  DEEPGRAM_API_KEY("", "speech to text; absent in development: played by the sandbox"),
  DEEPGRAM_BASE_URL("", "another address for Deepgram"),
  DEEPGRAM_MODEL("flux-general-en", "Deepgram's model"),
  CEREBRAS_API_KEY("", "the model that answers; absent in development: played by the sandbox"),
  CEREBRAS_BASE_URL("", "another address: any OpenAI-compatible server"),
  CEREBRAS_MODEL("gpt-oss-120b", "Cerebras' model"),
  OPENAI_API_KEY("", "the model that takes over; absent in development: played by the sandbox"),
  OPENAI_BASE_URL("", "another address: any OpenAI-compatible server"),
  OPENAI_MODEL("gpt-4.1-mini", "OpenAI's model"),
  OPENAI_EMBEDDING_MODEL(
      "text-embedding-3-small",
      "tells what memories mean, where the database has pgvector; `off`: memories are found by"
          + " their words alone"),
  ELEVENLABS_API_KEY("", "text to speech; absent in development: played by the sandbox"),
  ELEVENLABS_BASE_URL("", "another address for ElevenLabs"),
  ELEVENLABS_MODEL("eleven_flash_v2_5", "ElevenLabs' model"),
  RAINDROP_API_KEY(
      "", "hosted Raindrop; `sandbox`: played by the sandbox; absent: the embedded twin"),
  RAINDROP_PROJECT_ID("call-me-back", "Raindrop's application name"),
  RAINDROP_VERSION("", "Raindrop's application version, which every full deployment changes"),
  RAINDROP_APPLICATION_NAME("", "`RAINDROP_PROJECT_ID` as Raindrop's own tools name it; wins"),
  RAINDROP_APPLICATION_VERSION("", "`RAINDROP_VERSION` as Raindrop's own tools name it; wins"),
  RAINDROP_SMARTMEMORY_NAME("companion-memory", "the application's SmartMemory"),
  RAINDROP_SMARTSQL_NAME("companion-sql", "the application's SmartSQL"),
  RAINDROP_SMARTBUCKET_NAME("companion-bucket", "the application's SmartBucket"),
  RAINDROP_BASE_URL("", "another address for Raindrop"),
  ASSEMBLYAI_API_KEY("", "other ears"),
  ASSEMBLYAI_BASE_URL("", "another address for AssemblyAI"),
  S3_ENDPOINT("", "S3-compatible storage instead of the disk, addressed by path"),
  S3_REGION("us-east-1", "its region, where it has any"),
  S3_BUCKET("", "its bucket"),
  S3_ACCESS_KEY("", "its access key"),
  S3_SECRET_KEY("", "its secret key");

  private final String standard;
  private final String meaning;

  Setting(String standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /// What holds when it is not set; empty where nothing does.
  public String standard() {
    return standard;
  }

  public String meaning() {
    return meaning;
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
  }
}
