package org.bounceback.hosting;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads log files on this machine: those of Exim or Postfix for deliveries, and those of fail2ban,
 * LFD and the mail server for bans. Only the end of each file is read, and only lines about the
 * requested message or IP are returned.
 */
public final class LogFiles {
  /** No log files. */
  public static final LogFiles NONE = new LogFiles(List.of());

  /** The server name of this machine in results. */
  static final String HERE = "this machine's logs";

  private static final Logger log = LoggerFactory.getLogger(LogFiles.class);
  private static final int MAX_FILES = 8;
  private static final int MAX_LINES = 25;
  private static final Duration SLACK = Duration.ofDays(1);

  private final List<String> patterns;

  /**
   * Reads the files that match these patterns, the newest first, without compressed ones.
   *
   * @param patterns paths whose last part may contain {@code *}, such as {@code /var/log/maillog*}
   */
  public LogFiles(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** Returns whether any patterns are configured. */
  public boolean areConfigured() {
    return !patterns.isEmpty();
  }

  /** Returns the lines about one message, without those about its other recipients. */
  List<MailLogLine> logLines(MailLogQuery question) throws PanelException {
    if (!question.isPrecise()) {
      return List.of();
    }
    Set<String> ids = idsBetween(question);
    if (!question.queueIds().isEmpty()) {
      ids.retainAll(question.queueIds());
    }
    if (ids.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<MailLogLine>();
    forEachLine(
        line ->
            MailLogShape.parse(line)
                .filter(shape -> ids.contains(shape.queueId()))
                .filter(shape -> isTimely(shape, question) && isTheirs(shape, question))
                .filter(shape -> lines.size() < MAX_LINES)
                .ifPresent(
                    shape ->
                        lines.add(
                            new MailLogLine(
                                HERE,
                                shape.exactTime(),
                                Optional.of(shape.queueId()),
                                shape.sender(),
                                shape.account(),
                                line))));
    return List.copyOf(lines);
  }

  /** Returns the current bans of an IP, according to the logs. */
  List<IpBan> bans(Ip ip) throws PanelException {
    Map<String, Optional<IpBan>> last = new TreeMap<>();
    forEachLine(
        line ->
            BanLogLine.parse(line, ip)
                .ifPresent(shape -> last.put(shape.key(), shape.block(HERE, ip))));
    return last.values().stream().flatMap(Optional::stream).toList();
  }

  /**
   * Returns the queue ids that are associated with both the sender and the recipient. If the query
   * contains a queue id, the sender's domain is enough, because bounces often contain another
   * address than the envelope.
   */
  private Set<String> idsBetween(MailLogQuery question) throws PanelException {
    Set<String> ofSender = new HashSet<>();
    Set<String> ofRecipient = new HashSet<>();
    forEachLine(
        line ->
            MailLogShape.parse(line)
                .filter(shape -> isTimely(shape, question))
                .ifPresent(
                    shape -> {
                      if (isFromSender(shape, question)) {
                        ofSender.add(shape.queueId());
                      }
                      if (shape.recipient().filter(question::isTo).isPresent()) {
                        ofRecipient.add(shape.queueId());
                      }
                    }));
    ofSender.retainAll(ofRecipient);
    return ofSender;
  }

  private static boolean isTheirs(MailLogShape shape, MailLogQuery question) {
    return shape.recipient().map(question::isTo).orElse(true);
  }

  private static boolean isFromSender(MailLogShape shape, MailLogQuery question) {
    return question.queueIds().isEmpty()
        ? is(shape.sender(), question.sender())
        : shape.sender().filter(question::isFromSameDomain).isPresent();
  }

  private static boolean is(Optional<String> logged, Optional<MailAddress> expected) {
    return expected.isPresent()
        && logged
            .map(address -> address.toLowerCase(Locale.ROOT))
            .equals(expected.map(address -> address.toString().toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns whether the time of the line is plausible. Without a time zone it may be a day off;
   * queue ids are reused only after weeks.
   */
  private static boolean isTimely(MailLogShape shape, MailLogQuery question) {
    return shape
        .bestTime()
        .map(
            time ->
                question.from().map(from -> !time.isBefore(from.minus(SLACK))).orElse(true)
                    && question.to().map(to -> !time.isAfter(to.plus(SLACK))).orElse(true))
        .orElse(true);
  }

  private void forEachLine(Consumer<String> lines) throws PanelException {
    List<Path> files = files();
    if (files.isEmpty()) {
      throw PanelException.away("no log file matches " + String.join(", ", patterns));
    }
    boolean anyRead = false;
    for (Path file : files) {
      try {
        LogTail.read(file, lines);
        anyRead = true;
      } catch (IOException failed) {
        log.warn("log not read file={}", file, failed);
      }
    }
    if (!anyRead) {
      throw PanelException.away("no readable log file matches " + String.join(", ", patterns));
    }
  }

  /** Returns the newest files, oldest first. */
  private List<Path> files() {
    var found = new ArrayList<Path>();
    for (String pattern : patterns) {
      Path path = Path.of(pattern);
      Optional<Path> folder = Optional.ofNullable(path.getParent());
      Optional<Path> name = Optional.ofNullable(path.getFileName());
      if (folder.isEmpty() || name.isEmpty() || !Files.isDirectory(folder.get())) {
        continue;
      }
      try (DirectoryStream<Path> matching =
          Files.newDirectoryStream(folder.get(), name.get().toString())) {
        matching.forEach(found::add);
      } catch (IOException failed) {
        log.warn("log folder not readable folder={}", folder.get(), failed);
      }
    }
    return found.stream()
        .filter(file -> Files.isRegularFile(file) && !isCompressed(file))
        .distinct()
        .sorted(Comparator.comparing(LogFiles::modified).reversed())
        .limit(MAX_FILES)
        .sorted(Comparator.comparing(LogFiles::modified))
        .toList();
  }

  private static boolean isCompressed(Path file) {
    String name = file.toString();
    return name.endsWith(".gz")
        || name.endsWith(".xz")
        || name.endsWith(".bz2")
        || name.endsWith(".zst");
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException missing) {
      return 0;
    }
  }
}
