package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.ReadingMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the packaged logging configuration lets through. */
class LoggingTest {
  @Test
  void ourOwnPackagesLogAtInfoAndLibrariesAtWarn() {
    assertTrue(LoggerFactory.getLogger(MailboxPoller.class).isInfoEnabled());
    assertFalse(LoggerFactory.getLogger(MailboxPoller.class).isDebugEnabled());
    assertFalse(LoggerFactory.getLogger("com.zaxxer.hikari").isInfoEnabled());
    assertFalse(LoggerFactory.getLogger("org.flywaydb").isInfoEnabled());
  }

  @Test
  void aRejectedEmailIsLoggedAsAWarningWithoutItsSender(@TempDir Path home) throws Exception {
    Settings settings =
        Settings.read(
            home, Optional.empty(), Map.of("BOUNCEBACK_INTAKE_SENDERS", "host.example"), Map.of());
    Logger logger = (Logger) LoggerFactory.getLogger(MailboxPoller.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    try (Storage storage = Storage.open(settings, Clock.systemUTC())) {
      var taker =
          new MailboxPoller.ToIntake(
              MailboxPoller.intake(
                  settings, storage, new Checks(settings, Clock.systemUTC()), Clock.systemUTC()),
              ReadingMemory.ofThisProcess());
      taker.accept("7/1", "From: eve@elsewhere.example\r\n\r\nhi".getBytes(StandardCharsets.UTF_8));
    } finally {
      logger.detachAppender(lines);
    }

    assertEquals(List.of(Level.WARN), lines.list.stream().map(ILoggingEvent::getLevel).toList());
    String line = lines.list.get(0).getFormattedMessage();
    assertTrue(line.contains("location=7/1") && !line.contains("eve@"), line);
  }
}
