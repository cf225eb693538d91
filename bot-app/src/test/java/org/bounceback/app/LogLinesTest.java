package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logged text cannot start a new line or control the terminal that shows the log. */
class LogLinesTest {
  private static final String HOSTILE =
      "a\r\n12:00:00.000 ERROR Store forged\u001b[2J\u009b\u202e\u2028z";

  @AutoClose("stop")
  private final LoggerContext context = new LoggerContext();

  private ConsoleAppender<ILoggingEvent> appender;

  @BeforeEach
  void configure() throws JoranException {
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
    appender = (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR");
  }

  @Test
  void aMessageIsOneLine() {
    String line = logged(Optional.empty());
    assertTrue(
        line.matches(
            "[0-9:.]{12} WARN {2}LogLinesTest refused a\\?\\?12:00:00\\.000 ERROR Store"
                + " forged\\?\\[2J\\?\\?\\?z\\R"),
        line);
  }

  @Test
  void exceptionTextCannotStartANewLine() {
    String text =
        logged(
            Optional.of(new IllegalStateException(HOSTILE, new IllegalArgumentException(HOSTILE))));
    assertTrue(text.contains("\tat org.bounceback.app.LogLinesTest."), text);
    assertTrue(text.contains("\nCaused by: java.lang.IllegalArgumentException: a"), text);
    assertEquals(1, text.lines().filter(line -> line.matches("[0-9:.]{12} .*")).count(), text);
    assertEquals(-1, text.indexOf('\u001b'), text);
    assertEquals(-1, text.indexOf('\r'), text);
  }

  private String logged(Optional<Throwable> problem) {
    var event =
        new LoggingEvent(
            "",
            context.getLogger(LogLinesTest.class),
            Level.WARN,
            "refused {}",
            problem.orElse(null),
            new Object[] {HOSTILE});
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
