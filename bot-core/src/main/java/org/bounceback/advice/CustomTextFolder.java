package org.bounceback.advice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bounceback.data.InvalidDataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supplies the operator's texts in a folder and loads its files again when they change. If the new
 * files cannot be used, a warning is logged and the previous texts stay. Safe for concurrent use.
 */
public final class CustomTextFolder implements Supplier<CustomTexts> {
  private static final Logger log = LoggerFactory.getLogger(CustomTextFolder.class);
  private static final long BETWEEN_CHECKS = Duration.ofSeconds(2).toNanos();

  private final Path folder;
  private final TextCatalog known;
  private final LongSupplier nanoTime;
  private final AtomicLong nextCheck;
  private volatile Loaded loaded;

  private CustomTextFolder(Path folder, TextCatalog known, LongSupplier nanoTime)
      throws IOException {
    this.folder = folder;
    this.known = known;
    this.nanoTime = nanoTime;
    this.nextCheck = new AtomicLong(nanoTime.getAsLong() + BETWEEN_CHECKS);
    this.loaded = load();
  }

  /**
   * The texts of files.
   *
   * @param files the names, sizes and times of change of the files
   */
  private record Loaded(List<String> files, CustomTexts texts) {}

  /**
   * Loads the texts of a folder.
   *
   * @param known the bundled texts
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   * @throws IllegalArgumentException if the folder or a text cannot be used; for the operator
   */
  public static CustomTextFolder open(Path folder, TextCatalog known, LongSupplier nanoTime) {
    try {
      return new CustomTextFolder(folder, known, nanoTime);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "texts.folder: %s cannot be read".formatted(folder), unreadable);
    } catch (InvalidDataException invalid) {
      throw new IllegalArgumentException("texts.folder: " + invalid.getMessage(), invalid);
    }
  }

  @Override
  public CustomTexts get() {
    long due = nextCheck.get();
    long now = nanoTime.getAsLong();
    if (now - due >= 0 && nextCheck.compareAndSet(due, now + BETWEEN_CHECKS)) {
      reloadIfChanged();
    }
    return loaded.texts();
  }

  private void reloadIfChanged() {
    List<String> before = loaded.files();
    List<String> files = before;
    try {
      files = fingerprint();
      if (!files.equals(before)) {
        loaded = load();
        log.info("texts reloaded folder={} texts={}", folder, loaded.texts().size());
      }
    } catch (IOException | InvalidDataException broken) {
      log.warn("texts not reloaded folder={} reason={}", folder, broken.getMessage());
      // Not read again before the next change.
      loaded = new Loaded(files, loaded.texts());
    }
  }

  private Loaded load() throws IOException {
    List<String> files = fingerprint();
    return new Loaded(files, CustomTextReader.read(folder, known));
  }

  private List<String> fingerprint() throws IOException {
    List<String> files = new ArrayList<>();
    for (Path file : CustomTextReader.files(folder)) {
      files.add(
          "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
    }
    return files;
  }
}
