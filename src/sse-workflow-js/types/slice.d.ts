/** Tells when a turn is due; `turn` gives it. */
export declare class TimeSlice {
    #private;
    get spent(): boolean;
    turn(): Promise<void>;
}
/** @returns {Promise<void>} */
export declare function macrotask(): Promise<void>;
