package org.bounceback.bounce.question;

import java.util.Arrays;
import java.util.List;
import org.bounceback.data.Resources;

/**
 * A text without a bounce, as agents paste it.
 *
 * @param kind the code of the kind of question, or "any" if it only must not be read as a bounce
 */
record PastedText(String kind, String text) {

  static List<PastedText> all() {
    String file = Resources.text(PastedText.class, "texts-without-bounce.txt");
    return Arrays.stream(file.split("(?m)^## ", -1))
        .skip(1)
        .map(
            block ->
                new PastedText(
                    block.substring(0, block.indexOf('\n')),
                    block.substring(block.indexOf('\n') + 1).strip()))
        .toList();
  }
}
