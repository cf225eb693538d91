package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.Ignored;

/** The listing of Exim's queue by {@code exim -bp}: a line for a message, then its recipients. */
final class EximQueueListing {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:^|[\\s>`])[0-9]+[mhdw] +[0-9.]+[KMG]?"
              + " +([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) <([^<>\\s]*)>( \\(\\S+\\))?("
              + " \\*\\*\\* frozen \\*\\*\\*)?\\s*$");
  private static final Pattern RECIPIENT =
      Pattern.compile("^(?:> ?)?\\s+(D |\\+D )?(\\S+@\\S+)\\s*$");

  private Optional<MessageKey> current = Optional.empty();
  private boolean frozen;
  private String sender = "";
  private int previous = -1;

  /** Reads the line; empty if it is no part of a listing. */
  Optional<LogEvent> read(LogLine line) {
    boolean follows = current.isPresent() && line.number() == previous + 1;
    if (follows && line.text().indexOf('@') > 0) {
      Matcher recipient = RECIPIENT.matcher(line.text());
      if (recipient.find()) {
        previous = line.number();
        // The mark means that nothing is left to do: the delivery succeeded or failed.
        return recipient.group(1) == null
            ? Optional.of(delivery(line, current.get(), recipient.group(2)))
            : Optional.of(new Ignored(line));
      }
    }
    current = Optional.empty();
    if (!line.text().contains(" <")) {
      return Optional.empty();
    }
    Matcher message = MESSAGE.matcher(line.text());
    if (!message.find()) {
      return Optional.empty();
    }
    current = Optional.of(MessageKey.of(line, message.group(1)));
    sender = message.group(2);
    frozen = message.group(4) != null;
    previous = line.number();
    return Optional.of(Arrival.from(line, current.get(), sender));
  }

  private Delivery delivery(LogLine line, MessageKey key, String address) {
    return new Delivery(
        line,
        key,
        Optional.of(sender),
        address,
        Optional.empty(),
        LogHost.NONE,
        Optional.empty(),
        frozen ? Outcome.FROZEN : Outcome.QUEUED,
        Optional.empty(),
        false,
        "");
  }
}
