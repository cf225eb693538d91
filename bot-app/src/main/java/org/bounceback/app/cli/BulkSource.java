package org.bounceback.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.blocklist.SubjectParser;
import org.bounceback.blocklist.SubjectParser.ParsedSubject;

/**
 * Lines to look up, from the command line or from a file, and how far they are. For a file the
 * count of finished subjects is kept on the disk, so that a run that was killed can be resumed.
 */
final class BulkSource implements Iterator<String>, AutoCloseable {
  private final Iterator<String> lines;
  private final AutoCloseable opened;
  private final Optional<BulkJournal> journal;
  private final long expected;
  private long done;

  private BulkSource(
      Iterator<String> lines,
      AutoCloseable opened,
      Optional<BulkJournal> journal,
      long expected,
      long done) {
    this.lines = lines;
    this.opened = opened;
    this.journal = journal;
    this.expected = expected;
    this.done = done;
  }

  /** What stands on the command line. */
  static BulkSource of(List<String> subjects) {
    return new BulkSource(
        subjects.iterator(), () -> {}, Optional.empty(), count(subjects.iterator()), 0);
  }

  /**
   * What stands in a file, or comes over standard input for {@code -}.
   *
   * @param data where the count is kept
   * @throws CommandFailedException when the file cannot be read or has changed since
   */
  static BulkSource open(Path file, boolean resume, Path data, CommandEnvironment around)
      throws CommandFailedException {
    boolean isStream = file.toString().equals("-");
    if (isStream && resume) {
      throw new CommandFailedException(
          Status.USAGE, "what came over standard input cannot be resumed; give a file");
    }
    try {
      if (isStream) {
        var reader = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8));
        return new BulkSource(lines(reader), reader, Optional.empty(), 0, 0);
      }
      BulkJournal journal = BulkJournal.of(file, data);
      long done = resume ? journal.done() : 0;
      long expected;
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        expected = count(lines(reader));
      }
      journal.open(done);
      BufferedReader reader = Files.newBufferedReader(file);
      return new BulkSource(lines(reader), reader, Optional.of(journal), expected, done);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CommandFailedException(
          Status.UNREADABLE,
          "cannot read %s: %s".formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public String next() {
    return lines.next();
  }

  /** How many subjects are finished, those of a run before included. */
  long done() {
    return done;
  }

  /** How many there are in all; 0 when nobody knows. */
  long expected() {
    return expected;
  }

  /** One more subject is printed. */
  void finished() {
    done++;
    journal.ifPresent(each -> each.write(done));
  }

  /** All are printed, so there is nothing to resume. */
  void complete() {
    journal.ifPresent(BulkJournal::delete);
  }

  @Override
  public void close() throws IOException {
    try {
      opened.close();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception other) { // AutoCloseable declares no narrower one.
      throw new IOException(other);
    } finally {
      journal.ifPresent(BulkJournal::close);
    }
  }

  private static Iterator<String> lines(BufferedReader reader) {
    return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).iterator();
  }

  private static long count(Iterator<String> lines) {
    long count = 0;
    while (lines.hasNext()) {
      for (ParsedSubject each : SubjectParser.read(lines.next()).parsedSubject()) {
        count += each instanceof ParsedSubject.Many many ? many.range().size().longValue() : 1;
      }
    }
    return count;
  }
}
