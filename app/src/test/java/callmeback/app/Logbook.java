package callmeback.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Every line that is logged, and what was thrown with it.
final class Logbook extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root;

  private Logbook(Logger root) {
    this.root = root;
  }

  static Logbook open() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var logbook = new Logbook(root);
    logbook.setContext(root.getLoggerContext());
    logbook.start();
    root.addAppender(logbook);
    return logbook;
  }

  @Override
  protected void append(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    lines.add(event.getFormattedMessage() + (thrown == null ? "" : " " + thrown.getMessage()));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
