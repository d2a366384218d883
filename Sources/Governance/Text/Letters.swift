/// What a byte is among those of ASCII; none of them is a part of a character beyond it.

func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

/// Small or capital.
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
