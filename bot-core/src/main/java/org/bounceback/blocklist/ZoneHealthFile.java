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
 * Keeps the zones' health between processes, so that a command that has just started knows which
 * zones are dead. One small file of lines for each resolver and catalogue, replaced as a whole;
 * what cannot be read in it is passed over, since all of it can be found out anew.
 */
public final class ZoneHealthFile {
  /** A zone that was silent longer ago than that is a stranger again. */
  private static final Duration SILENCE_KEPT = Duration.ofDays(7);

  private final Path file;
  private final Clock clock;

  /** The health in that file, which need not exist. */
  public ZoneHealthFile(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * What is known.
   *
   * @throws IOException when there is a file that cannot be read
   */
  public ZoneHealth load() throws IOException {
    Map<String, ZoneOutage> silent = new HashMap<>();
    Map<TestEntryProbe.Key, Kept> tested = new HashMap<>();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      try {
        if (cells.length == 4 && cells[0].equals("silent")) {
          readSilent(cells).ifPresent(each -> silent.put(cells[1], each));
        } else if (cells.length == 6 && cells[0].equals("tested")) {
          var key = new TestEntryProbe.Key(cells[1], SubjectKind.valueOf(cells[2]));
          readTested(cells).ifPresent(each -> tested.put(key, each));
        }
      } catch (DateTimeException | IllegalArgumentException ofAnotherVersion) {
        // Such a line tells nothing.
      }
    }
    return new ZoneHealth(clock, System::nanoTime, new ZoneHealthSnapshot(silent, tested));
  }

  /**
   * Writes what is known.
   *
   * @throws IOException when the folder cannot be written to; then the file is as it was
   */
  public void save(ZoneHealth health) throws IOException {
    ZoneHealthSnapshot zoneHealthSnapshot = health.memory();
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
    } catch (NoSuchFileException nothingKnown) {
      return List.of();
    }
  }

  private Optional<ZoneOutage> readSilent(String[] cells) {
    var zoneOutage = new ZoneOutage(Instant.parse(cells[2]), Integer.parseInt(cells[3]));
    return Optional.of(zoneOutage)
        .filter(each -> each.since().plus(SILENCE_KEPT).isAfter(clock.instant()));
  }

  /** What a clock that was wrong has written must not hold longer than what is found out now. */
  private Optional<Kept> readTested(String[] cells) {
    Instant until = Instant.parse(cells[3]);
    Instant now = clock.instant();
    var kept = new Kept(new TestEntryResult(why(cells[4]), why(cells[5])), until);
    return Optional.of(kept)
        .filter(each -> until.isAfter(now) && !until.isAfter(now.plus(TestEntryProbe.KEPT)));
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

  private static Optional<UnavailableReason> why(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(UnavailableReason.valueOf(cell));
  }
}
