package org.bounceback.blocklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.blocklist.TestEntryProbe.Kept;
import org.bounceback.blocklist.ZoneHealth.ZoneHealthSnapshot;
import org.bounceback.blocklist.ZoneHealth.ZoneOutage;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.data.PrivateFiles;

/**
 * Stores the zones' health between processes, so that a new process knows which zones are dead.
 * There is one small text file for each resolver and catalog, replaced as a whole. Unreadable lines
 * are ignored, because all of the data can be queried again.
 */
public final class ZoneHealthFile {
  /** Entries about zones that did not respond are ignored after this time. */
  private static final Duration MAX_SILENCE_AGE = Duration.ofDays(7);

  private final Path file;
  private final Clock clock;

  /** Uses that file, which need not exist. */
  public ZoneHealthFile(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Loads the health.
   *
   * @throws IOException if the file exists but cannot be read
   */
  public ZoneHealth load() throws IOException {
    Map<String, ZoneOutage> silent = new HashMap<>();
    Map<TestEntryProbe.Key, Kept> tested = new HashMap<>();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      try {
        if (cells.length == 4 && cells[0].equals("silent")) {
          readSilent(cells).ifPresent(outage -> silent.put(cells[1], outage));
        } else if (cells.length == 6 && cells[0].equals("tested")) {
          var key = new TestEntryProbe.Key(cells[1], SubjectKind.valueOf(cells[2]));
          readTested(cells).ifPresent(kept -> tested.put(key, kept));
        }
      } catch (DateTimeException | IllegalArgumentException ofAnotherVersion) {
        // Lines of another version are ignored.
      }
    }
    return new ZoneHealth(clock, System::nanoTime, new ZoneHealthSnapshot(silent, tested));
  }

  /**
   * Saves the health.
   *
   * @throws IOException if the folder is not writable; the file is unchanged then
   */
  public void save(ZoneHealth health) throws IOException {
    ZoneHealthSnapshot zoneHealthSnapshot = health.snapshot();
    var lines = new ArrayList<String>();
    new TreeMap<>(zoneHealthSnapshot.silent())
        .forEach(
            (zone, zoneOutage) ->
                lines.add(
                    "silent\t" + zone + "\t" + zoneOutage.since() + "\t" + zoneOutage.times()));
    zoneHealthSnapshot.tested().forEach((key, kept) -> lines.add(line(key, kept)));
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    PrivateFiles.createFolders(folder);
    String content = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    PrivateFiles.replace(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException missing) {
      return List.of();
    }
  }

  private Optional<ZoneOutage> readSilent(String[] cells) {
    var zoneOutage = new ZoneOutage(Instant.parse(cells[2]), Integer.parseInt(cells[3]));
    return Optional.of(zoneOutage)
        .filter(outage -> outage.since().plus(MAX_SILENCE_AGE).isAfter(clock.instant()));
  }

  /**
   * Parses a test result. Entries with a time too far in the future, from a wrong clock, are
   * ignored.
   */
  private Optional<Kept> readTested(String[] cells) {
    Instant until = Instant.parse(cells[3]);
    Instant now = clock.instant();
    var kept = new Kept(new TestEntryResult(reason(cells[4]), reason(cells[5])), until);
    return Optional.of(kept)
        .filter(
            result -> until.isAfter(now) && !until.isAfter(now.plus(TestEntryProbe.CACHE_TIME)));
  }

  private static String line(TestEntryProbe.Key key, Kept kept) {
    return String.join(
        "\t",
        "tested",
        key.zone(),
        key.kind().name(),
        kept.until().toString(),
        kept.testEntryResult().againstListings().map(UnavailableReason::name).orElse(""),
        kept.testEntryResult().againstSilence().map(UnavailableReason::name).orElse(""));
  }

  private static Optional<UnavailableReason> reason(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(UnavailableReason.valueOf(cell));
  }
}
