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
 * Iterates over lines from the command line or from a file, and counts the finished subjects. For a
 * file the count is stored on disk, so that a killed run can be resumed.
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

  /** Reads subjects from the command line. */
  static BulkSource of(List<String> subjects) {
    return new BulkSource(
        subjects.iterator(), () -> {}, Optional.empty(), count(subjects.iterator()), 0);
  }

  /**
   * Reads subjects from a file, or from standard input for {@code -}.
   *
   * @param data the folder where the count is stored
   * @throws CommandFailedException if the file cannot be read or has changed since
   */
  static BulkSource open(Path file, boolean resume, Path data, CommandEnvironment environment)
      throws CommandFailedException {
    boolean isStream = file.toString().equals("-");
    if (isStream && resume) {
      throw new CommandFailedException(
          Status.USAGE, "standard input cannot be resumed; use a file");
    }
    try {
      if (isStream) {
        var reader =
            new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
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

  /** Returns how many subjects are finished, including those of an earlier run. */
  long done() {
    return done;
  }

  /** Returns the number of all subjects; 0 if unknown. */
  long expected() {
    return expected;
  }

  /** Counts one more printed subject. */
  void finished() {
    done++;
    journal.ifPresent(stored -> stored.write(done));
  }

  /** Deletes the journal, because all are printed and there is nothing to resume. */
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
      for (ParsedSubject subject : SubjectParser.read(lines.next()).parsedSubject()) {
        count += subject instanceof ParsedSubject.Many many ? many.range().size().longValue() : 1;
      }
    }
    return count;
  }
}
