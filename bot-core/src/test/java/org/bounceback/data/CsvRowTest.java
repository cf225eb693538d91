package org.bounceback.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowTest {

  @Test
  void plainValuesAreUnchanged() {
    assertEquals("a,,b c", CsvRow.of(List.of("a", "", "b c")));
  }

  @Test
  void valuesWithSeparatorsAreQuoted() {
    assertEquals(
        "\"a,b\",\"say \"\"no\"\"\",\"x\ny\"", CsvRow.of(List.of("a,b", "say \"no\"", "x\ny")));
  }

  @Test
  void controlCharactersAreRemoved() {
    assertEquals("a[31mb,c", CsvRow.of(List.of("a\u001b[31m\u202eb", "\u009b\u2028c")));
  }

  @Test
  void formulasBecomeText() {
    assertEquals("'=1+1,'+1,'-1,'@x,'\tx", CsvRow.of(List.of("=1+1", "+1", "-1", "@x", "\tx")));
  }
}
