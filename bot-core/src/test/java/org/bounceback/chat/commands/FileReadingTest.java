package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.chat.UploadedFile;
import org.junit.jupiter.api.Test;

class FileReadingTest {
  @Test
  void aFailedFetchReturnsItsMemory() {
    var memory = new ReadingMemory(1);
    var file =
        new UploadedFile(
            "bounce.eml",
            "F1",
            () -> {
              throw new NoClassDefFoundError("made up");
            });

    assertThrows(NoClassDefFoundError.class, () -> FileReading.open(file, memory));

    assertDoesNotThrow(
        () -> memory.reserveContent(ReadingMemory.MAX_UPLOAD, Duration.ZERO).close());
  }
}
